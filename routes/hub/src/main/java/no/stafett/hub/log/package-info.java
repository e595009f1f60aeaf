/**
 * The audit log on PostgreSQL: a dense index, a leaf for each entry, a signed head for each group.
 *
 * <p>In: what happened, as events. Out: for each a place in the log and a proof. The tree itself, the signature and the checking
 * are the audit module's; here lies only how they are kept, read again, verified, and applied anew to empty tables. May use: keys,
 * audit, the ledger's tables, operate's interfaces. Knows nothing of what messages say.
 */
@NullMarked
package no.stafett.hub.log;

import org.jspecify.annotations.NullMarked;
