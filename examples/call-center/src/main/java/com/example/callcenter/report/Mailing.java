package com.example.callcenter.report;

import com.example.callcenter.batch.Batch;
import java.util.ArrayList;
import java.util.List;

/** What became of the messages of one mailing. */
record Mailing(List<Delivery> sent, List<Delivery> failed, List<Delivery> skipped) {

    Mailing() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void count(Batch batch) {
        sent.forEach(delivery -> batch.done("mail to " + delivery.agentId()));
        failed.forEach(delivery -> batch.failed("mail to " + delivery.agentId(), delivery.reason()));
        skipped.forEach(delivery -> batch.skipped("mail to " + delivery.agentId(), delivery.reason()));
    }
}
