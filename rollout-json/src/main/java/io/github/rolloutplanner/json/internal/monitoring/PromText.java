package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.text.Legible;
import java.math.BigDecimal;

/** Numbers and texts as Prometheus reads them. */
public final class PromText {
    private PromText() {}

    /** A number without an exponent. */
    static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A text of a stranger, with what is hidden in it shown. */
    public static String shown(String text) {
        return Legible.escaped(text);
    }

    /** The same where texts are templates that are executed: braces in it stay braces. */
    public static String inert(String text) {
        return shown(text).replace("{{", "{{ \"{{\" }}");
    }
}
