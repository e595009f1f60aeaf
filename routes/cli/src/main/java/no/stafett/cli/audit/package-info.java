/** Proofs and the log: {@code audit verify|proof|check|rebuild}. Only {@code check} needs no hub. */
@NullMarked
package no.stafett.cli.audit;

import org.jspecify.annotations.NullMarked;
