package io.github.rolloutplanner.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EscapesProperties {

    @Property(tries = 300)
    void aJavaLiteralIsTheText(@ForAll("foreign") String text) {
        assertThat(JavaSource.literals("class X { String x = " + Escapes.java(text) + "; }"))
                .containsExactly(text);
    }

    @Property
    void aJavaScriptLiteralIsOneLineWithoutABareQuote(@ForAll("foreign") String text) {
        String literal = Escapes.javascript(text);
        assertThat(literal).matches("'(?:[^'\\\\\\p{Cntrl}\\u2028\\u2029]|\\\\[\\\\'nrt/]|\\\\u[0-9a-f]{4})*'");
    }

    @Property
    void aCommentIsOneLineAndDoesNotEnd(@ForAll("foreign") String text) {
        String comment = Escapes.comment(text);
        assertThat(comment.lines()).hasSizeLessThanOrEqualTo(1);
        assertThat(comment).doesNotContain("*/", "</", "<!--", "\u2028", "\u2029");
    }

    @Property
    void aVariableIsANameInBothLanguages(@ForAll("foreign") String text) {
        String name = Names.variable(text);
        assertThat(javax.lang.model.SourceVersion.isName(name)).isTrue();
        assertThat(TakenNames.contains(name)).isFalse();
    }

    @Property
    void distinctNamesAreDistinct(@ForAll List<@net.jqwik.api.constraints.Size(max = 3) String> names) {
        assertThat(Names.distinct(names)).doesNotHaveDuplicates().hasSameSizeAs(names);
    }

    @Property(tries = 100)
    void javaStaysAClassWhateverTheFlagSays(@ForAll("foreign") String text, @ForAll FlagPattern pattern) {
        FeatureFlag flag = Flags.everywhere(text, FeatureFlag.Type.MULTIVARIATE);
        String code = Snippets.of(flag, pattern, SnippetStyle.JAVA, text, text).code();
        assertThat(JavaSource.literals(code)).contains(text);
    }

    @Provide
    Arbitrary<String> foreign() {
        Arbitrary<String> dangerous = Arbitraries.of(
                "'",
                "\"",
                "\\",
                "\\u000a",
                "\\user",
                "\n",
                "\r",
                "\u2028",
                "*/",
                "/*",
                "//",
                "`",
                "${x}",
                "</script>",
                "<",
                "!--",
                "/",
                "%new%",
                "$1",
                "ü",
                "class",
                "2",
                ".",
                "\u0000");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, dangerous.list().ofMaxSize(6).map(parts -> String.join("", parts))),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(12)));
    }
}
