package no.stafett.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the command line speaks it: fields in the order of the record, what is absent left out. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    ignored -> JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** The document on one line. */
    public static String write(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /**
     * The text as a tree.
     *
     * @throws CouldNotBeDone when it is not JSON
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new CouldNotBeDone(
                    "what was read is not JSON", "Check that the file or address is the right one.", notJson);
        }
    }

    /**
     * The text as a record.
     *
     * @throws CouldNotBeDone when it is not JSON of that shape
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException notThatShape) {
            throw new CouldNotBeDone(
                    "what was read is not the JSON that was expected",
                    "Check that the file or address is the right one, and that both sides have the same version.",
                    notThatShape);
        }
    }
}
