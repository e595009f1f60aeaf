/**
 * The audit log on PostgreSQL: a dense index, a leaf for each entry, a signed head for each group.
 *
 * <p>In: what happened, as events. Out: for each a place in the log and a proof. The tree itself, the signature and the checking
 * are the audit module's; here lies only how they are kept. May use: keys, audit. Knows nothing of messages.
 */
@NullMarked
package no.stafett.hub.log;

import org.jspecify.annotations.NullMarked;
