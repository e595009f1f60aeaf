package no.stafett.v1;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The examples of the standard, from the class path. Thread-safe. */
public final class Examples {

    private static final String FOLDER = Resources.STANDARD + "examples/";

    Examples() {}

    /** The messages that there is a complete example of, by name, in alphabetical order. */
    public List<String> messages() {
        return RootElements.names().stream()
                .filter(name -> complete(name).isPresent())
                .toList();
    }

    /**
     * A complete example of a message to start from, such as {@code ServiceClaim} or {@code service-claim}, in whichever
     * case; empty when there is no such message.
     */
    public Optional<String> complete(String message) {
        return RootElements.names().stream()
                .filter(name -> name.equalsIgnoreCase(message.replace("-", "")))
                .findFirst()
                .flatMap(name -> at(folder(name) + "/valid-complete.xml"));
    }

    /** The example at a path below the folder of examples, such as {@code service-claim/valid-minimal.xml}. */
    public Optional<String> at(String path) {
        if (path.contains("..")) {
            return Optional.empty();
        }
        return Resources.find(FOLDER + path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    static String folder(String message) {
        return message.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
