package no.stafett.conformance.hub;

import java.util.Optional;

/**
 * A document in a party's inbox.
 *
 * @param id its InstanceIdentifier, as the carrier says
 * @param type the local name of its payload
 * @param from who sent the original
 * @param document its bytes
 */
record Waiting(String id, String type, Optional<String> from, byte[] document) {}
