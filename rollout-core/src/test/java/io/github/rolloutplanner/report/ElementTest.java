package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {

    @Test
    void textAndAttributesAreEscaped() {
        Element element = Element.of("p").with("id", "a\"b<c>&").text("<script>\"&'</script>");

        assertThat(element)
                .hasToString("<p id=\"a&quot;b&lt;c&gt;&amp;\">&lt;script&gt;&quot;&amp;'&lt;/script&gt;</p>");
    }

    @Test
    void whatNobodySeesIsShown() {
        assertThat(Element.of("p").text("a\u0000b\u202Ec\uD800d\uFFFEe\nf"))
                .hasToString("<p>a\\u0000b\\u202ec\\ud800d\\ufffee\nf</p>");
    }

    @Test
    void elementsStandInsideElementsInTheirOrder() {
        Element list = Element.of("ul", "checks")
                .add(Element.of("li").text("one"), Element.of("li").text("two"));

        assertThat(list).hasToString("<ul class=\"checks\"><li>one</li><li>two</li></ul>");
    }

    @Test
    void voidElementsHaveNoEnd() {
        assertThat(Element.of("br")).hasToString("<br>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "iframe", "img", "style", "P", "a b", "", "x>"})
    void whatRunsOrLoadsIsNoElement(String name) {
        assertThatThrownBy(() -> Element.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A page has no element '" + name + "'.");
    }

    @ParameterizedTest
    @CsvSource({"onclick,x", "href,https://example.com", "href,javascript:x", "src,x.png", "a=b,x"})
    void whatRunsOrLoadsIsNoAttribute(String name, String value) {
        Element link = Element.of("a");

        assertThatThrownBy(() -> link.with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A page has no attribute '" + name + "' of '" + value + "'.");
    }

    @Test
    void aLinkLeadsToAPlaceOnThePage() {
        assertThat(Element.of("a").with("href", "#ramp")).hasToString("<a href=\"#ramp\"></a>");
    }
}
