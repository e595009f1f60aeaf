/**
 * The benchmarks: each figure with what it is compared with in the same run, repeatable by one command. They are never unit tests.
 */
@NullMarked
package no.stafett.cli.bench;

import org.jspecify.annotations.NullMarked;
