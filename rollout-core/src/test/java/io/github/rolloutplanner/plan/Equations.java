package io.github.rolloutplanner.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The equations of an explanation, each computed again. */
final class Equations {
    private static final Pattern RELATION = Pattern.compile(" (=|<=|>=|<|>) ");
    /** What eight digits of each number on the left leave open. */
    private static final double DIGITS = 3e-6;

    private final List<String> wrong = new ArrayList<>();
    private int count;

    private Equations() {}

    static Equations of(String explanation) {
        Equations equations = new Equations();
        explanation.lines().filter(Equations::isWorking).forEach(equations::check);
        return equations;
    }

    /** Neither a headline nor a gate nor a reason. */
    private static boolean isWorking(String line) {
        return line.startsWith(" ") && !line.endsWith(")") && !line.endsWith("]");
    }

    private void check(String line) {
        String working = line.substring(line.lastIndexOf(": ") + 1);
        for (String part : working.split(", ")) {
            Matcher relation = RELATION.matcher(part);
            int from = 0;
            String before = "";
            String sign = "";
            while (relation.find()) {
                String next = part.substring(from, relation.start());
                compare(before, sign, next, line);
                before = next;
                sign = relation.group(1);
                from = relation.end();
            }
            compare(before, sign, part.substring(from), line);
        }
    }

    private void compare(String left, String sign, String right, String line) {
        if (!sign.isEmpty()) {
            count++;
            if (!holds(Arithmetic.value(left), sign, right)) {
                wrong.add(line.strip() + " (" + Arithmetic.value(left) + ")");
            }
        }
    }

    private static boolean holds(double left, String sign, String right) {
        double value = Arithmetic.value(right);
        double nearly = DIGITS * Math.abs(value);
        return switch (sign) {
            case "=" -> Math.abs(left - value) <= lastPlace(right) + nearly;
            case "<=" -> left <= value + nearly;
            case ">=" -> left >= value - nearly;
            case "<" -> left < value;
            default -> left > value;
        };
    }

    /** The size of a step of the last digit that is written down. */
    private static double lastPlace(String number) {
        String plain = number.strip().replace(",", "");
        return plain.matches("[0-9.]+") ? new BigDecimal(plain).ulp().doubleValue() : 0;
    }

    List<String> wrong() {
        return wrong;
    }

    int count() {
        return count;
    }
}
