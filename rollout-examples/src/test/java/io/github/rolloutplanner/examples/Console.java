package io.github.rolloutplanner.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a program prints. */
final class Console {

    private Console() {}

    static String printedBy(Main program) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            program.main();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    /** A main method without its arguments. */
    @FunctionalInterface
    interface Main {
        void main();
    }
}
