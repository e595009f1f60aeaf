package no.stafett.v1;

import java.util.Locale;
import java.util.Optional;
import no.stafett.v1.codelist.CodeLists;
import no.stafett.v1.model.DisclosureTable;

/**
 * The standard, ready to be used. Make it once and keep it: it is immutable and thread-safe, and what comes from it is cheap.
 *
 * <pre>{@code
 * Stafett stafett = Stafett.v1();
 * Validation result = stafett.validator().validate(document);
 * Message<SkillsMapping> message = stafett.parser().parse(document, SkillsMapping.class);
 * String xml = stafett.writer().write(message);
 * }</pre>
 */
public final class Stafett {

    private final Settings settings;
    private final Examiner examiner;
    private final Parser parser;
    private final Writer writer;
    private final Validator validator;
    private final Examples examples = new Examples();

    private Stafett(Settings settings) {
        this.settings = settings;
        this.examiner = new Examiner(Standard.get(), settings);
        this.parser = new Parser(examiner);
        this.writer = new Writer(Standard.get());
        this.validator = new Validator(examiner);
    }

    /** Version 1 of the standard; synthetic people are allowed. */
    public static Stafett v1() {
        return v1(Settings.defaults());
    }

    /** Version 1 of the standard, with settings. */
    public static Stafett v1(Settings settings) {
        return new Stafett(settings);
    }

    /** Reads documents as messages. */
    public Parser parser() {
        return parser;
    }

    /** Writes messages as documents. */
    public Writer writer() {
        return writer;
    }

    /** Judges documents. */
    public Validator validator() {
        return validator;
    }

    /** Judges and reads a document in one go. Whether its sender's role may send it is not judged. */
    public Examination examine(byte[] document) {
        return examiner.examine(document, Optional.empty());
    }

    /** Judges and reads a document in one go, as it comes to a hub: roles are those of the hub's directory. */
    public Examination examine(byte[] document, RoleOf roles) {
        return examiner.examine(document, Optional.of(roles));
    }

    /** The settings it was made with. */
    public Settings settings() {
        return settings;
    }

    /** The code lists of the standard. */
    public CodeLists codeLists() {
        return Standard.get().codeLists();
    }

    /** The examples of the standard. */
    public Examples examples() {
        return examples;
    }

    /** Who may send what, and who may see what of it: the standard's table, read anew each time, since the model is mutable. */
    public DisclosureTable disclosureTable() {
        return Standard.get().disclosureTable();
    }

    /** Explains a finding by its number, {@code STF-2201}, or its name, {@code CODE_NOT_IN_LIST}; empty when there is none. */
    public Optional<Explanation> explain(String idOrName) {
        String asked = idOrName.trim().toUpperCase(Locale.ROOT);
        return FindingCode.of(asked)
                .or(() -> java.util.Arrays.stream(FindingCode.values())
                        .filter(code -> code.name().equals(asked))
                        .findFirst())
                .map(Explanation::of);
    }
}
