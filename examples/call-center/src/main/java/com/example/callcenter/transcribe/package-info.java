/**
 * The first command: from recordings to transcripts. The times come from the recording itself, the words from the sheet
 * beside it.
 */
@NullMarked
package com.example.callcenter.transcribe;

import org.jspecify.annotations.NullMarked;
