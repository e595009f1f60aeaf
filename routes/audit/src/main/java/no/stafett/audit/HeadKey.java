package no.stafett.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The two forms in which a head key is named and passed on: its id, and its public file. */
public final class HeadKey {

    /** The algorithm's name in the JDK. */
    static final String ALGORITHM = "Ed25519";

    private static final int ID_BYTES = 8;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private HeadKey() {}

    /**
     * The key's id: the first 8 bytes, in lower-case hexadecimal, of the SHA-256 of its SubjectPublicKeyInfo in DER (RFC
     * 8410 §4).
     */
    public static String id(PublicKey key) {
        return Hash.ofBytes(key.getEncoded()).hex().substring(0, 2 * ID_BYTES);
    }

    /** The public key as a PEM file ({@code PUBLIC KEY}, RFC 7468 §13), to be handed to everybody. */
    public static String pem(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** All blocks of a PEM file with this label, decoded. */
    static List<byte[]> blocks(String pem, String label) {
        var blocks = new ArrayList<byte[]>();
        var matcher = PEM.matcher(pem);
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
            }
        }
        return blocks;
    }

    static PublicKey publicKey(byte[] der) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "Not an Ed25519 public key (SubjectPublicKeyInfo); it begins with "
                            + HexFormat.of().formatHex(der, 0, Math.min(der.length, 12)),
                    e);
        }
    }
}
