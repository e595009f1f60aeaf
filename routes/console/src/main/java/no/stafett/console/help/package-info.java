/**
 * What the findings mean, for whoever follows a link from a receipt or a row that came back. Open to all: nothing here is about
 * anybody.
 *
 * <p>May use: web. May be used by: nobody.
 */
@NullMarked
package no.stafett.console.help;

import org.jspecify.annotations.NullMarked;
