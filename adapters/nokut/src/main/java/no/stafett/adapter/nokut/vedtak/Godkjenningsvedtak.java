package no.stafett.adapter.nokut.vedtak;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * One decision about one qualification of one person.
 *
 * @param saksnummer the authority's case number
 * @param kvalifikasjonsreferanse the applicant's key of the qualification
 * @param mottattDato the day the complete application came
 * @param soker whose qualification it is
 * @param ordning which scheme of recognition
 * @param myndighet the authority's organisation number
 * @param utfall what was decided
 * @param vedtaksdato the day of the decision
 * @param virkedager working days used
 * @param klagefrist the last day to appeal
 * @param likestilling what the qualification is recognised as
 * @param grunner why, as codes
 * @param begrunnelse why, in words
 * @param sted where the decision stood
 */
public record Godkjenningsvedtak(
        Optional<Felt> saksnummer,
        Optional<Felt> kvalifikasjonsreferanse,
        Optional<Felt> mottattDato,
        Optional<Identifikator> soker,
        Optional<Felt> ordning,
        Optional<Felt> myndighet,
        Optional<Felt> utfall,
        Optional<Felt> vedtaksdato,
        Optional<Felt> virkedager,
        Optional<Felt> klagefrist,
        Optional<Likestilling> likestilling,
        List<Felt> grunner,
        Optional<Felt> begrunnelse,
        Place sted) {
    /** The namespace of the form. */
    public static final String NAMESPACE = "urn:stafett:nokut:godkjenningsvedtak:1";
    /** The name of the root element. */
    public static final String ROOT = "godkjenningsvedtak";

    /** Keeps a copy. */
    public Godkjenningsvedtak {
        grunner = List.copyOf(grunner);
    }

    /** The place only: a decision is about a person. */
    @Override
    public String toString() {
        return "Godkjenningsvedtak[" + sted + "]";
    }
}
