package no.stafett.conformance.hub;

import java.util.Optional;

/**
 * What came back for a document.
 *
 * @param document the answer's bytes; empty where a fault came instead
 * @param replayed whether the carrier said that this answer has been given before
 * @param fault the code of the carrier's fault
 * @param http the HTTP status; 0 on another carrier
 */
record Answer(byte[] document, boolean replayed, Optional<String> fault, int http) {}
