package no.stafett.conformance.hub;

/**
 * A document that a case has sent, and what came back.
 *
 * @param as who sent it
 * @param id its InstanceIdentifier; empty where it has none
 * @param bytes the document
 * @param answer what came back
 */
record Sent(Role as, String id, byte[] bytes, Answer answer) {}
