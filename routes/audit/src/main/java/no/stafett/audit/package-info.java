/**
 * The append-only log, its signed heads, and a verifier that needs nothing else.
 *
 * <p>In: events as canonical JSON, each with a salt. Out: a Merkle tree (RFC 9162 §2.1), a signed head for each group of
 * entries, and for each entry a proof that anybody can check offline with the hub's public head key. Everything here is
 * a value or a pure function over values: where leaves, frontiers and heads are stored is the hub's matter. May use: the
 * JDK. May be used by: hub, console, command line, conformance tests, and any party that wants to check.
 */
@NullMarked
package no.stafett.audit;

import org.jspecify.annotations.NullMarked;
