package no.stafett.conformance;

import java.util.List;
import java.util.Optional;

/**
 * A requirement of the standard.
 *
 * @param id such as {@code R-052}
 * @param level how binding
 * @param who whom it binds: sender, receiver or hub
 * @param rule the sentence
 * @param intent why it stands
 * @param findings codes that a document gets which breaks it
 * @param later why no case of today's profiles covers it, and which one will
 */
public record Requirement(
        String id, Level level, String who, String rule, String intent, List<String> findings, Optional<Later> later) {

    /**
     * A requirement that is tested by a later profile, or can't be tested from outside.
     *
     * @param profile the profile, or {@code none}
     * @param reason why not now
     */
    public record Later(String profile, String reason) {}
}
