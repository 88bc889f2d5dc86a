package org.trackconsole.server.enrich;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Further ids of a profile, made of what identifies its person, so that a client that knows an e-mail address finds the
 * profile without telling it (contract §3.5).
 */
final class HashedIds {
    /** What a real server takes where {@code AUTO_PROFILE_MERGING} is not set: its ids and ours are the same. */
    private static final String KEY = "s>a.d-kljsa87^5adh";

    private static final Map<FieldPath, String> PREFIXES = Map.of(
            FieldPath.of("data.contact.email.main"), "emm-",
            FieldPath.of("data.contact.email.business"), "emb-",
            FieldPath.of("data.contact.email.private"), "emp-",
            FieldPath.of("data.contact.phone.main"), "phm-",
            FieldPath.of("data.contact.phone.business"), "phb-",
            FieldPath.of("data.contact.phone.mobile"), "pho-",
            FieldPath.of("data.contact.phone.whatsapp"), "pwa-",
            FieldPath.of("data.identifier.id"), "iid-");

    private HashedIds() {}

    /** The id that a value of a field gives, or null for a blank one and for fields that identify nobody. */
    static @Nullable String of(FieldPath field, String value) {
        String prefix = PREFIXES.get(field);
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return prefix == null || plain.isEmpty() ? null : prefix + asUuid(md5(KEY + "-" + plain));
    }

    /** The id of the session that a webhook keeps for a profile. */
    static String session(String profileId) {
        return asUuid(md5(KEY + ":" + profileId));
    }

    private static String asUuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
