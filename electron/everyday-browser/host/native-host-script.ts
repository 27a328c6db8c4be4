import { endianness } from 'node:os';
import {
  MAX_BYTES_TO_BROWSER,
  MAX_BYTES_TO_PROGRAM,
  PROTOCOL,
  type MessageToBrowser,
} from '../../../shared/browser-extension/messages';
import { EVERYDAY_HOST_TEXT } from '../../../shared/strings/everyday-browser';
import { SOCKET_NAME } from './script-path';

/** How the header's line begins: the name, and the version of what follows. */
export const HEADER_START = 'bridgekeeper-host 1';

/**
 * Hands bytes on in both directions, frame by frame, and looks into none. No module is loaded but
 * `Socket`, which every perl has; no single quote may stand in it.
 */
const PIPE = String.raw`
use strict;
use constant { NOTHING => q(MESSAGE_NOTHING), TOO_LARGE => q(MESSAGE_TOO_LARGE) };
use Socket qw(AF_UNIX SOCK_STREAM pack_sockaddr_un);
$SIG{PIPE} = "IGNORE";
binmode $_ for *STDIN, *STDOUT;
socket(my $program, AF_UNIX, SOCK_STREAM, 0) or exit 1;
if (!connect($program, pack_sockaddr_un("SOCKET_NAME"))) {
  # Nobody listens unless a sign-in waits. A browser that still writes hears no answer: its hello comes first.
  alarm 10;
  sysread(STDIN, my $hello, 65536);
  print pack("L", length NOTHING), NOTHING;
  exit 0;
}

my $parent = getppid();
my $started_by = readlink("/proc/$parent/exe");
if (!defined $started_by && $^O eq "darwin" && open(my $ps, "-|", "/bin/ps", "-o", "comm=", "-p", $parent)) {
  $started_by = <$ps>;
  close $ps;
}
$started_by = "" unless defined $started_by;
chomp $started_by;
my $header = join(" ", "HEADER_START", map { "x" . unpack("H*", substr($_, 0, 4096)) } $started_by, @ARGV[0 .. ($#ARGV > 7 ? 7 : $#ARGV)]);

my @ways = (
  { from => \*STDIN, to => $program, most => MAX_BYTES_TO_PROGRAM, out => "$header\n", size => "", left => 0, open => 1 },
  { from => $program, to => \*STDOUT, most => MAX_BYTES_TO_BROWSER, out => "", size => "", left => 0, open => 1 },
);

sub admit {
  my ($way, $bytes) = @_;
  my $at = 0;
  while ($at < length $bytes) {
    my $rest = length($bytes) - $at;
    if ($way->{left} > 0) {
      my $taken = $rest < $way->{left} ? $rest : $way->{left};
      $way->{left} -= $taken;
      $at += $taken;
      next;
    }
    my $part = substr($bytes, $at, 4 - length $way->{size});
    $way->{size} .= $part;
    $at += length $part;
    next if length $way->{size} < 4;
    $way->{left} = unpack("L", $way->{size});
    $way->{size} = "";
    return refuse() if $way->{left} > $way->{most};
  }
  $way->{out} .= $bytes;
}

# What select calls ready takes so much at once without a wait.
my $piece = $^O eq "linux" ? 4096 : 512;
my $ends_at;
sub end_soon {
  $_->{open} = 0 for @ways;
  $ends_at = time + 2 unless defined $ends_at;
}

sub refuse {
  my $answer = $ways[1];
  # Within a message of the other end, it would be taken for a part of that.
  $answer->{out} .= pack("L", length TOO_LARGE) . TOO_LARGE if $answer->{left} == 0 && $answer->{size} eq "";
  end_soon();
}

while (1) {
  my ($reads, $writes) = ("", "");
  for my $way (@ways) {
    vec($reads, fileno($way->{from}), 1) = 1 if $way->{open} && length $way->{out} < 262144;
    vec($writes, fileno($way->{to}), 1) = 1 if length $way->{out};
  }
  exit 0 if defined $ends_at && ($writes eq "" || time >= $ends_at);
  select($reads, $writes, undef, defined $ends_at ? 1 : undef) < 0 and next;
  for my $way (@ways) {
    if (vec($writes, fileno($way->{to}), 1)) {
      my $sent = syswrite($way->{to}, $way->{out}, $piece);
      end_soon() unless defined $sent;
      substr($way->{out}, 0, defined $sent ? $sent : length $way->{out}) = "";
    }
    next unless vec($reads, fileno($way->{from}), 1);
    if (sysread($way->{from}, my $bytes, 65536)) {
      admit($way, $bytes);
    } else {
      end_soon();
    }
  }
}
`;

/**
 * The program that a browser starts to reach this one: it connects its standard streams with the socket
 * beside it, and says by itself that nothing waits where nobody listens there. Its header is a line that
 * says by whom it was started, the executable's path first and then its arguments, each in hex after an x.
 */
export function nativeHostScript(): string {
  const pipe = PIPE.replace('SOCKET_NAME', SOCKET_NAME)
    .replace('HEADER_START', HEADER_START)
    .replace('MAX_BYTES_TO_PROGRAM', String(MAX_BYTES_TO_PROGRAM))
    .replace('MAX_BYTES_TO_BROWSER', String(MAX_BYTES_TO_BROWSER))
    .replace('MESSAGE_NOTHING', jsonForShell({ type: 'nothing', protocol: PROTOCOL }))
    .replace('MESSAGE_TOO_LARGE', jsonForShell(refusal(EVERYDAY_HOST_TEXT.tooLarge)));
  const { size, json } = frameForShell(refusal(EVERYDAY_HOST_TEXT.noPerl));
  return `#!/bin/sh
# Written by Bridgekeeper: the way from the extension in your browser to it. Nothing is kept here.
cd -- "\${0%/*}" || exit 1
unset PERL5OPT PERL5LIB PERL5DB PERL_UNICODE
PATH="$PATH:/usr/bin:/bin:/usr/local/bin"
if command -v perl >/dev/null; then
  LC_ALL=C exec perl -e '${pipe}' -- "$@"
fi
printf '${size}%s' '${json}'
`;
}

function refusal(sentence: string): MessageToBrowser {
  return { type: 'refused', protocol: PROTOCOL, sentence };
}

/** JSON in ASCII, without a quote that would end the shell's. */
function jsonForShell(message: MessageToBrowser): string {
  return JSON.stringify(message).replace(
    /[^ -&(-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A frame for `printf` in quotes: its size in octal, and its JSON. */
function frameForShell(message: MessageToBrowser): { size: string; json: string } {
  const json = jsonForShell(message);
  const bytes = Buffer.alloc(4);
  if (endianness() === 'LE') bytes.writeUInt32LE(json.length);
  else bytes.writeUInt32BE(json.length);
  const size = [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return { size, json };
}
