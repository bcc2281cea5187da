package io.github.rolloutplanner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Computes what stands in an explanation: numbers with commas, {@code + - x / ^}, parentheses and named functions. */
final class Arithmetic {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Map<String, ToDoubleFunction<List<Double>>> FUNCTIONS = Map.of(
            "sqrt", of -> Math.sqrt(of.get(0)),
            "max", of -> Math.max(of.get(0), of.get(1)),
            "ln", of -> Math.log(of.get(0)),
            "log2", of -> Math.log(of.get(0)) / Math.log(2),
            "z", of -> NORMAL.inverseSurvivalProbability(of.get(0)),
            "normalTail", of -> NORMAL.survivalProbability(of.get(0)),
            "poissonTail",
                    of -> PoissonDistribution.of(of.get(1))
                            .survivalProbability(of.get(0).intValue() - 1),
            "binomialTail",
                    of -> BinomialDistribution.of(of.get(1).intValue(), of.get(2))
                            .survivalProbability(of.get(0).intValue() - 1));

    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text;
    }

    static double value(String expression) {
        Arithmetic arithmetic = new Arithmetic(expression.replace(" ", ""));
        double value = arithmetic.sum();
        if (arithmetic.at < arithmetic.text.length()) {
            throw new IllegalArgumentException("Cannot compute '" + expression + "' from place " + arithmetic.at + ".");
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (at < text.length()) {
            if (takes('+')) {
                value += product();
            } else if (takes('-')) {
                value -= product();
            } else {
                break;
            }
        }
        return value;
    }

    private double product() {
        double value = power();
        while (at < text.length()) {
            if (takes('x')) {
                value *= power();
            } else if (takes('/')) {
                value /= power();
            } else {
                break;
            }
        }
        return value;
    }

    private double power() {
        double base = signed();
        return takes('^') ? Math.pow(base, signed()) : base;
    }

    private double signed() {
        return takes('-') ? -signed() : atom();
    }

    private double atom() {
        if (takes('(')) {
            double value = sum();
            take(')');
            return value;
        }
        return Character.isLetter(text.charAt(at)) ? function() : number();
    }

    private double function() {
        int start = at;
        while (text.charAt(at) != '(') {
            at++;
        }
        ToDoubleFunction<List<Double>> function = FUNCTIONS.get(text.substring(start, at));
        if (function == null) {
            throw new IllegalArgumentException("No function '" + text.substring(start, at) + "' in " + text);
        }
        take('(');
        List<Double> arguments = new ArrayList<>();
        arguments.add(sum());
        while (takes(';')) {
            arguments.add(sum());
        }
        take(')');
        return function.applyAsDouble(arguments);
    }

    private double number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || ".,".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at).replace(",", ""));
    }

    private boolean takes(char sign) {
        boolean is = at < text.length() && text.charAt(at) == sign;
        at += is ? 1 : 0;
        return is;
    }

    private void take(char sign) {
        if (!takes(sign)) {
            throw new IllegalArgumentException("'" + sign + "' is missing at place " + at + " of " + text);
        }
    }
}
