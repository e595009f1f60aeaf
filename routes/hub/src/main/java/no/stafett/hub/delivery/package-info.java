/**
 * Step 40: hands receipts, copies and notices to the inbox of each party, in the order of the audit log.
 *
 * <p>In: the outbox's rows. Out: messages in the parties' inboxes. May use: record's tables, keys. May be used by:
 * intake's SOAP endpoint, which reads an inbox on a party's behalf.
 */
@NullMarked
package no.stafett.hub.delivery;

import org.jspecify.annotations.NullMarked;
