package io.github.rolloutplanner.json.prometheus;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * What stands in no message. Credentials, and parts of them, that are shorter than 4 characters are not recognised: they are in every
 * sentence.
 *
 * @param texts credentials, and parts of them
 */
record Secrets(Set<String> texts) {
    /** Shorter texts protect nothing. */
    private static final int SHORTEST = 4;

    static final Secrets NONE = new Secrets(Set.of());

    /** These and another one, whole and word by word, such as the token after "Bearer". */
    Secrets and(@Nullable String secret) {
        Set<String> more = new HashSet<>(texts);
        if (secret != null) {
            more.add(secret);
            more.addAll(Arrays.asList(secret.split("[\\s:&=]+")));
            more.removeIf(text -> text.length() < SHORTEST);
        }
        return new Secrets(more);
    }

    boolean areIn(@Nullable String text) {
        return text != null && texts.stream().anyMatch(text::contains);
    }

    /** Whether one stands in what a failure, or one behind it, says. */
    boolean areIn(Throwable failure) {
        Throwable at = failure;
        while (at != null) {
            if (areIn(at.toString())) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
