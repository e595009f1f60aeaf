/** Tests of the log's building blocks, against vectors that other implementations give too. */
@NullMarked
package no.stafett.audit;

import org.jspecify.annotations.NullMarked;
