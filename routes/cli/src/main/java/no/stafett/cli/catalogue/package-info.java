/** Commands about service catalogues: whether one is sound, and what another would change. */
@NullMarked
package no.stafett.cli.catalogue;

import org.jspecify.annotations.NullMarked;
