/** The fourth command: pages for team leads and agents, written from the facts and voices and sent by mail. */
@NullMarked
package com.example.callcenter.report;

import org.jspecify.annotations.NullMarked;
