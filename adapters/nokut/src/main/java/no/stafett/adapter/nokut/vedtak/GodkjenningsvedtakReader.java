package no.stafett.adapter.nokut.vedtak;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Findings;
import no.stafett.adapter.xml.NativeElement;
import no.stafett.adapter.xml.NativeXml;

/** Reads the form. It judges nothing; what it does not know is reported, and nothing in the bytes makes it throw. */
public final class GodkjenningsvedtakReader {
    private GodkjenningsvedtakReader() {}

    /**
     * The document as typed records.
     *
     * @param document the bytes as they came
     * @param findings takes why there is none, and what in it was not read
     */
    public static Optional<Godkjenningsvedtak> read(byte[] document, Findings findings) {
        return NativeXml.read(document, findings).flatMap(root -> {
            if (!root.name().equals(Godkjenningsvedtak.ROOT)
                    || !root.namespace().equals(Godkjenningsvedtak.NAMESPACE)) {
                findings.unknownFormat(
                        root.place(),
                        "{" + root.namespace() + "}" + root.name(),
                        "{" + Godkjenningsvedtak.NAMESPACE + "}" + Godkjenningsvedtak.ROOT);
                return Optional.empty();
            }
            var vedtak = vedtak(root);
            findings.leftOut(root.unread(), place -> place.path().contains("/soker["));
            return Optional.of(vedtak);
        });
    }

    private static Godkjenningsvedtak vedtak(NativeElement root) {
        return new Godkjenningsvedtak(
                felt(root, "saksnummer"),
                felt(root, "kvalifikasjonsreferanse"),
                felt(root, "mottattDato"),
                root.child("soker").flatMap(soker -> soker.token()
                        .map(verdi -> new Identifikator(
                                soker.attribute("type").orElse(""),
                                verdi,
                                soker.attribute("utsteder"),
                                soker.attribute("land"),
                                soker.attribute("slag"),
                                soker.place()))),
                felt(root, "ordning"),
                felt(root, "myndighet"),
                felt(root, "utfall"),
                felt(root, "vedtaksdato"),
                felt(root, "virkedager"),
                felt(root, "klagefrist"),
                root.child("likestilling")
                        .map(likestilling -> new Likestilling(
                                felt(likestilling, "nusNiva"),
                                felt(likestilling, "tilsvarer"),
                                felt(likestilling, "studiepoeng"),
                                felt(likestilling, "fagfelt"),
                                likestilling.place())),
                root.child("grunner").map(grunner -> grunner.children("grunn")).orElse(List.of()).stream()
                        .flatMap(grunn -> grunn.token().stream().map(kode -> new Felt(kode, grunn.place())))
                        .toList(),
                root.child("begrunnelse")
                        .filter(ord -> !ord.rawText().isBlank())
                        .map(ord -> new Felt(ord.rawText().strip(), ord.place())),
                root.place());
    }

    private static Optional<Felt> felt(NativeElement parent, String name) {
        return parent.child(name).flatMap(felt -> felt.token().map(verdi -> new Felt(verdi, felt.place())));
    }
}
