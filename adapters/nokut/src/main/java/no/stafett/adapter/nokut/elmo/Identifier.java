package no.stafett.adapter.nokut.elmo;

import no.stafett.adapter.Place;

/**
 * A name that somebody's system has for something.
 *
 * @param type what kind: {@code nationalIdentifier}, {@code erasmus}, {@code nus}, {@code local}, or anything at all
 * @param value the identifier as it stands, not checked
 * @param at where it stood
 */
public record Identifier(String type, String value, Place at) {

    /** The kind and the place only: the value may identify a person. */
    @Override
    public String toString() {
        return "Identifier[" + type + ", " + at + "]";
    }
}
