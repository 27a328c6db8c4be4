// A stand-in for the program's native messaging host: carries each message between the browser and a
// socket, where a test plays the program. Started by the browser with the socket's path first.
import { connect } from 'node:net';

const program = connect(process.argv[2] ?? '');
program.on('error', () => process.exit(1));
program.on('close', () => process.exit(0));
process.stdin.on('end', () => process.exit(0));
// Both ends frame alike: a length of four bytes in this machine's order, then JSON.
process.stdin.pipe(program);
program.pipe(process.stdout);
