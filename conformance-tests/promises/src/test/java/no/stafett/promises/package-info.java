/**
 * What the hub promises when it is killed and when two want the same, shown on processes of their own.
 */
@NullMarked
package no.stafett.promises;

import org.jspecify.annotations.NullMarked;
