package no.stafett.adapter;

import java.util.List;
import java.util.Map;

/**
 * One agency's ways of saying things, to and from the standard. Found by {@link java.util.ServiceLoader}; stateless and
 * thread-safe.
 *
 * <p>Both directions are pure and never throw for anything that a document can hold.
 */
public interface Adapter {

    /** The name by which it is chosen: {@code nokut}. */
    String name();

    /** The formats it knows. */
    List<NativeFormat> formats();

    /** What an {@link Errand} may tell it, each with one line on what it means. */
    Map<String, String> settings();

    /**
     * An agency's document as the payload of a message: an object of {@code no.stafett.v1.model} that is a root of the
     * standard. The caller puts it in an envelope.
     *
     * @param document the bytes as they came; the format is told from them
     * @param errand what is in no document
     */
    Translation<Object> toStafett(byte[] document, Errand errand);

    /**
     * The payload of a message as the agency's document.
     *
     * @param payload an object of {@code no.stafett.v1.model}
     */
    Translation<NativeDocument> toNative(Object payload);
}
