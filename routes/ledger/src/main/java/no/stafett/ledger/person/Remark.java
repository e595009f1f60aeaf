package no.stafett.ledger.person;

import java.util.Map;

/**
 * Something that the ledger has to say about a message: a finding of layer 4, by its name in the standard.
 *
 * @param name such as {@code CLAIM_OF_ANOTHER}
 * @param values what its text is filled with; never anything about who else holds what
 */
public record Remark(String name, Map<String, String> values) {

    static Remark of(String name) {
        return new Remark(name, Map.of());
    }
}
