package io.github.rolloutplanner;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts as people and machines write them: words, quotes, markup, other scripts, characters that nobody sees. */
final class Texts {
    private static final String[] ODD = {
        "'",
        "\"",
        "`",
        "\\",
        "/",
        "|",
        "<",
        ">",
        "&",
        "%",
        "${x}",
        "{{",
        "]]>",
        "(",
        "#",
        ";",
        ":",
        ",",
        ".",
        "--",
        "_",
        "=",
        "*",
        "@",
        "~",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u0301",
        "é",
        "ß",
        "ø",
        "İ",
        "日本",
        "ש",
        "🚀",
        " below ",
        " increase",
        "1.5x baseline",
        "null"
    };

    private Texts() {}

    /** Any text that is not blank and has a letter from a to z, which is what a flag key needs. */
    static Arbitrary<String> any() {
        Arbitrary<String> words = Arbitraries.of("Checkout", "Error rate", "team Söder", "p95", "new", "Größe", "0.1%");
        return Arbitraries.frequencyOf(
                Tuple.of(2, Combinators.combine(words, number()).as((word, n) -> word + " " + n)),
                Tuple.of(
                        1,
                        Combinators.combine(odd(), letter(), odd())
                                .as((left, letter, right) -> left + letter + right)));
    }

    /** Names out of words alone, none of which looks like something that the planner could have written. */
    static Arbitrary<String> plain() {
        Arbitrary<String> words =
                Arbitraries.of("Checkout", "Error rate", "team Söder", "p95 of search", "orders", "Größe");
        Arbitrary<String> letters =
                Arbitraries.strings().withCharRange('Q', 'Z').ofLength(4);
        return Combinators.combine(words, letters).as((word, name) -> word + " " + name);
    }

    /** Keys as flag systems take them. */
    static Arbitrary<String> keys() {
        return Combinators.combine(
                        letter(), Arbitraries.of("new-checkout", "NEW_CHECKOUT", "shop.checkout.v2"), number())
                .as((letter, key, number) -> letter + key + number);
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(1, 9_999);
    }

    private static Arbitrary<Character> letter() {
        return Arbitraries.chars().range('a', 'z');
    }

    private static Arbitrary<String> odd() {
        return Arbitraries.of(ODD).list().ofMaxSize(5).map(parts -> String.join("", parts));
    }
}
