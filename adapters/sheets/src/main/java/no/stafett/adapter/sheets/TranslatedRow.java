package no.stafett.adapter.sheets;

import java.util.List;
import no.stafett.v1.Finding;

/**
 * What came of a row: its documents, or errors that say why there are none. Never some of its documents.
 *
 * @param form its sheet's form
 * @param names the names of its columns, as they stood
 * @param row the row as it was read
 * @param findings what was found, each at a column
 * @param documents its messages, valid
 */
public record TranslatedRow(Form form, List<String> names, Row row, List<Finding> findings, List<Document> documents) {
    /** Keeps copies. */
    public TranslatedRow {
        names = List.copyOf(names);
        findings = List.copyOf(findings);
        documents = List.copyOf(documents);
    }

    /** Whether it has become documents. */
    public boolean isTranslated() {
        return !documents.isEmpty();
    }

    /** Where it stood, never what. */
    @Override
    public String toString() {
        return "TranslatedRow[" + form.id() + ", row " + row.number() + ", " + findings.size() + " findings, "
                + documents.size() + " documents]";
    }

    /** A message on its way to be sent. */
    public static final class Document {
        private final String id;
        private final String message;
        private final byte[] bytes;

        Document(String id, String message, byte[] bytes) {
            this.id = id;
            this.message = message;
            this.bytes = bytes;
        }

        /** Its InstanceIdentifier. */
        public String id() {
            return id;
        }

        /** Which message it is: {@code SkillsMapping}. */
        public String message() {
            return message;
        }

        /** The document. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Kind and id: the document is about a person. */
        @Override
        public String toString() {
            return message + " " + id;
        }
    }
}
