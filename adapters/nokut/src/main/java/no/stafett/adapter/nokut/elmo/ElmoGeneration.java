package no.stafett.adapter.nokut.elmo;

import java.util.Optional;

/** Which of the two formats called ELMO a document is written in. */
public enum ElmoGeneration {
    /** The older one: the learner stands in each report, results are typed by scheme, dates carry their format. */
    LEGACY("http://purl.org/net/elmo"),
    /** Version 1, in use since 2015: one learner for the document. */
    V1("https://github.com/emrex-eu/elmo-schemas/tree/v1");

    private final String namespace;

    ElmoGeneration(String namespace) {
        this.namespace = namespace;
    }

    /** The namespace of the root element. */
    public String namespace() {
        return namespace;
    }

    /** The generation with that namespace, if it is one of them. */
    public static Optional<ElmoGeneration> of(String namespace) {
        for (var generation : values()) {
            if (generation.namespace.equals(namespace)) {
                return Optional.of(generation);
            }
        }
        return Optional.empty();
    }
}
