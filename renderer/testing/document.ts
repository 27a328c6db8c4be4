// happy-dom has no layout, and so no `scrollIntoView`.
Element.prototype.scrollIntoView = () => undefined;
