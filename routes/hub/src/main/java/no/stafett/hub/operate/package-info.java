/**
 * The operator's endpoint: parties, clock, audit log and health, on loopback, with the token of the data folder.
 *
 * <p>In: an operator's act. Out: its outcome as JSON; each act that changes something is told to {@link
 * no.stafett.hub.operate.OperatorActs}, which puts it into the audit log. May use: party. May be used by: log, which
 * implements the interfaces here.
 */
@NullMarked
package no.stafett.hub.operate;

import org.jspecify.annotations.NullMarked;
