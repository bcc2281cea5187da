package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Checkout error rate",
                "Größe der Bestellung, café, naïve",
                "Коэффициент ошибок",
                "Ποσοστό σφαλμάτων",
                "שיעור שגיאות",
                "معدل الأخطاء",
                "نرخ خطا در صفحه\u200cی پرداخت",
                "می\u200cخواهم",
                "API\u200cها",
                "त्रुटि दर, क्\u200dष और क्\u200cष",
                "ত্রুটির হার, র\u200d্যাম",
                "อัตราข้อผิดพลาด",
                "ශ්\u200dරී ලංකා",
                "错误率",
                "エラー率　葛\uDB40\uDD00飾",
                "오류율",
                "የስህተት መጠን",
                "අ",
                "🚀 Launch 👩\u200d🚀",
                "👨\u200d👩\u200d👧\u200d👦 family",
                "👩🏽\u200d💻 developer",
                "❤\uFE0F\u200d🔥",
                "🏳\uFE0F\u200d🌈",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "1\uFE0F\u20E3",
                "p95 ≤ 850 ms, 100 %, 5 €",
                "back\\slash \\u001b"
            })
    void whatPeopleWriteIsSeen(String text) {
        assertThat(Legible.escaped(text)).isSameAs(text);
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(Legible.escaped(decomposed)).isSameAs(decomposed);
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "0007, \\u0007",
        "0008, \\u0008",
        "000a, \\n",
        "000d, \\r",
        "0009, \\t",
        "001b, \\u001b",
        "007f, \\u007f",
        "009b, \\u009b",
        "00ad, \\u00ad",
        "034f, \\u034f",
        "2800, \\u2800",
        "e0041, \\u{e0041}",
        "061c, \\u061c",
        "180e, \\u180e",
        "200b, \\u200b",
        "200c, \\u200c",
        "200d, \\u200d",
        "200e, \\u200e",
        "202a, \\u202a",
        "202e, \\u202e",
        "2028, \\u2028",
        "2029, \\u2029",
        "2060, \\u2060",
        "2066, \\u2066",
        "2069, \\u2069",
        "3164, \\u3164",
        "d800, \\ud800",
        "dc00, \\udc00",
        "feff, \\ufeff",
        "ffff, \\uffff",
        "fdd0, \\ufdd0",
        "e0001, \\u{e0001}",
        "1fffe, \\u{1fffe}"
    })
    void whatNobodySeesIsShown(String hexadecimal, String escape) {
        String hidden = Character.toString(Integer.parseInt(hexadecimal, 16));
        assertThat(Legible.escaped("a" + hidden + "b")).isEqualTo("a" + escape + "b");
        assertThat(Legible.escaped(hidden)).isEqualTo(escape);
    }

    @Test
    void aJoinerIsSeenOnlyWhereItJoins() {
        assertThat(Legible.escaped("pay\u200dments")).isEqualTo("pay\\u200dments");
        assertThat(Legible.escaped("pay\u200cments")).isEqualTo("pay\\u200cments");
        assertThat(Legible.escaped("👩\u200d")).isEqualTo("👩\\u200d");
        assertThat(Legible.escaped("👩\u200dx")).isEqualTo("👩\\u200dx");
        assertThat(Legible.escaped("می\u200c\u200cخواهم")).isEqualTo("می\u200c\\u200cخواهم");
    }

    @Test
    void linesAreKeptWhereTheyMayBe() {
        assertThat(Legible.escapedLines("one\n\ttwo\r\n\u001b[2J")).isEqualTo("one\n\ttwo\r\n\\u001b[2J");
    }

    @Test
    void whatIsShownIsShownOnce() {
        String shown = Legible.escaped("\u001b\n\u202e");
        assertThat(Legible.escaped(shown)).isSameAs(shown);
    }
}
