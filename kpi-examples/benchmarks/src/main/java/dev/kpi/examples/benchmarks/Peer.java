package dev.kpi.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Somebody who holds the lines in memory and answers questions about them. Asked by one thread at a time. */
interface Peer extends AutoCloseable {

    /** The answer, made anew from the lines. */
    Answer ask(Question question, Part part);

    /** What a dashboard shows: the answers to several questions, asked one after the other. */
    default Answer askAll(List<Question> questions, Part part) {
        List<Answer> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(ask(question, part)));
        return Answer.join(answers);
    }

    /** Lets go of the lines. */
    @Override
    void close();
}
