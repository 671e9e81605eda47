/** The second command: from transcripts to the facts that the quality team counts. One file of facts a call. */
@NullMarked
package com.example.callcenter.extract;

import org.jspecify.annotations.NullMarked;
