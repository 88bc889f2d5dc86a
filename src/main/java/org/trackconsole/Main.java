package org.trackconsole;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("hello " + Runtime.version() + String.join(",", args));
    }
}
