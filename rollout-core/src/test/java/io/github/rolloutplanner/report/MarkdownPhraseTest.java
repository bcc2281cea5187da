package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownPhraseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# not a heading",
                "> no quote",
                "- no item",
                "+ no item",
                "* no item",
                "1. no step",
                "2) no step",
                "[x] no box",
                "---",
                "===",
                ":--- | ---:",
                "| a | b |",
                "```java",
                "~~~",
                "**no** _emphasis_ ~~no~~",
                "`no code`",
                "[no](https://example.com \"link\")",
                "![no](image.png)",
                "<img src=x onerror=alert(1)>",
                "<https://example.com>",
                "https://example.com/a?b=c",
                "www.example.com",
                "a@example.com",
                "@octocat and @org/team",
                "#12 GH-12 org/repo#12",
                ":rocket:",
                ":100:",
                "&lt;b&gt; &#60;",
                "a \\| b \\\\",
                "$x^2$",
                "    no code block",
                "<!-- no comment -->",
                "[1]: https://example.com"
            })
    void whatLooksLikeMarkdownStaysText(String text) {
        for (String frame :
                new String[] {"%s\n", "- %s\n", "- [ ] %s\n", "> %s\n", "# %s\n", "| a |\n| --- |\n| %s |\n"}) {
            MarkdownCheck read = MarkdownCheck.read(frame.replace("%s", MarkdownPhrase.of(Phrase.words(text))));

            assertThat(read.words()).contains(text.strip());
        }
    }

    @Test
    void numbersAndSentencesAreLeftAlone() {
        assertThat(MarkdownPhrase.of(Phrase.words("0.2% of 12, then: 3 days (5%) -1.5")))
                .isEqualTo("0.2% of 12, then: 3 days (5%) -1.5");
    }

    @Test
    void gitHubLooksForNothingInWhatIsParted() {
        assertThat(MarkdownPhrase.of(Phrase.words("@octocat a@b.c #1 https://x www.x :x:")))
                .isEqualTo("@<!-- -->octocat a@<!-- -->b.c #<!-- -->1 https:<!-- -->//x www<!-- -->.x :<!-- -->x:");
    }

    @Test
    void codeKeepsItsBackticks() {
        assertThat(MarkdownPhrase.of(Phrase.code("a`b"))).isEqualTo("``a`b``");
        assertThat(MarkdownPhrase.of(Phrase.code("`a|"))).isEqualTo("`` `a\\| ``");
    }

    @Test
    void noLineClosesAFence() {
        assertThat(MarkdownPhrase.fenced("text", "a\n```\nb")).isEqualTo("````text\na\n```\nb\n````");
    }
}
