// happy-dom lays nothing out: it has no scrolling into view, and no element has a size to observe.
Element.prototype.scrollIntoView = () => undefined;
