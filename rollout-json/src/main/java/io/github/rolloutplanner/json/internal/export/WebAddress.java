package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.regex.Pattern;

/** Addresses that a document sends its readers to. */
public final class WebAddress {
    /** After the host, templates of the system that reads it may stand. */
    private static final Pattern FORM =
            Pattern.compile("https?://[^\\s\\p{Cntrl}/?#]+([/?#]\\P{Cntrl}*)?", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /**
     * An address that the caller gives. It is not shown, since it may hold a password.
     *
     * @param what what is there, as the exception names it
     * @param example one to give
     * @throws RolloutException.InvalidValue if that is no address of a host by http or https
     */
    public static String require(String address, String what, String example) {
        if (!FORM.matcher(address).matches()) {
            throw new RolloutException.InvalidValue("The address of " + what
                    + " has no host, or another scheme than http and https. Give one such as " + example + ".");
        }
        return address;
    }
}
