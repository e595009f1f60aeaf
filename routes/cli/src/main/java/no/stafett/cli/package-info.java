/**
 * The front door: one program for a vendor, a case worker's system and an operator.
 *
 * <p>In: words on a command line. Out: an exit code (0 yes, 1 no, 2 wrong usage, 3 could not be done), text or one JSON
 * document. Names, flags, exit codes and fields are a contract. Commands are services ({@link
 * no.stafett.cli.Subcommand}), so that another module adds its own. What needs no hub starts none.
 */
@NullMarked
package no.stafett.cli;

import org.jspecify.annotations.NullMarked;
