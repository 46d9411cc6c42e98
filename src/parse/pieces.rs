use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use super::{Error, Format};

/// One article's bytes within a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The bytes as they stand in the file.
    pub bytes: Vec<u8>,
    /// The line of the file they start at, from 1.
    pub line: u32,
}

/// How much may be read at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes one article may have: a whole file, or a record of one.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20 }
    }
}

/// Cuts a file into articles while reading it. A file of one article is one piece; JSON Lines give a piece for each
/// line that is not blank and never hold more than one line. A record over the limit is passed over without being
/// held, and reported as an error in its place. What is compressed with gzip is unpacked on the way.
///
/// # Errors
/// Each item may be an error: the file could not be read, or an article is over the limit.
pub fn pieces<R: BufRead>(format: Format, mut reader: R, limits: Limits) -> impl Iterator<Item = Result<Piece, Error>> {
    // No format of its own begins with these two bytes.
    let packed = reader.fill_buf().is_ok_and(|head| head.starts_with(b"\x1f\x8b"));
    let reader =
        if packed { Source::Packed(BufReader::new(MultiGzDecoder::new(reader))) } else { Source::Plain(reader) };
    match format {
        Format::JsonLines => Pieces::Lines(Lines { reader, limit: limits.bytes, line: 0, done: false }),
        _ => Pieces::Whole(Some(reader), limits.bytes),
    }
}

/// A file as it is, or unpacked while it is read.
enum Source<R> {
    Plain(R),
    Packed(BufReader<MultiGzDecoder<R>>),
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(reader) => reader.read(buffer),
            Self::Packed(reader) => reader.read(buffer),
        }
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        match self {
            Self::Plain(reader) => reader.fill_buf(),
            Self::Packed(reader) => reader.fill_buf(),
        }
    }

    fn consume(&mut self, used: usize) {
        match self {
            Self::Plain(reader) => reader.consume(used),
            Self::Packed(reader) => reader.consume(used),
        }
    }
}

enum Pieces<R> {
    Whole(Option<R>, u64),
    Lines(Lines<R>),
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = Result<Piece, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Whole(reader, limit) => reader.take().map(|reader| whole(reader, *limit)),
            Self::Lines(lines) => lines.next(),
        }
    }
}

fn whole<R: Read>(reader: R, limit: u64) -> Result<Piece, Error> {
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge { limit });
    }
    Ok(Piece { bytes, line: 1 })
}

struct Lines<R> {
    reader: R,
    limit: u64,
    line: u32,
    done: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads one line without its end; `None` at the end of the file. An over-long line is read to its end but only
    /// its length is kept.
    fn line(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut kept = Vec::new();
        let mut length = 0_u64;
        let mut any = false;
        self.line = self.line.saturating_add(1);
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.done = true;
                    return Err(error.into());
                }
            };
            if buffer.is_empty() {
                self.done = true;
                break;
            }
            any = true;
            let end = buffer.iter().position(|&b| b == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            length += part.len() as u64;
            if length <= self.limit {
                kept.extend_from_slice(part);
            } else {
                kept = Vec::new();
            }
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if length > self.limit {
            return Err(Error::LineTooLong { line: self.line, limit: self.limit });
        }
        Ok(any.then_some(kept))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Piece, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.line() {
                Ok(Some(bytes)) if bytes.trim_ascii().is_empty() || bytes == b"\xef\xbb\xbf" => {}
                Ok(Some(bytes)) => return Some(Ok(Piece { bytes, line: self.line })),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_one_piece() {
        let all: Vec<_> = pieces(Format::Plain, &b"a\nb"[..], Limits::default()).map(Result::unwrap).collect();
        assert_eq!(all, [Piece { bytes: b"a\nb".to_vec(), line: 1 }]);
        let refused = pieces(Format::Plain, &b"abcd"[..], Limits { bytes: 3 }).next().unwrap().unwrap_err();
        assert_eq!(refused.to_string(), "it is larger than the limit of 3 bytes; allow more with --file-mb");
    }

    #[test]
    fn packed_files_are_unpacked() {
        let mut packed = Vec::new();
        let mut writer = flate2::write::GzEncoder::new(&mut packed, flate2::Compression::fast());
        std::io::Write::write_all(&mut writer, b"{1}\n{2}").unwrap();
        writer.finish().unwrap();
        let all: Vec<_> = pieces(Format::JsonLines, &packed[..], Limits::default()).map(Result::unwrap).collect();
        assert_eq!(all[1], Piece { bytes: b"{2}".to_vec(), line: 2 });
        assert_eq!(super::super::detect("a.jsonl.gz", &packed), Some(Format::JsonLines));
        let cut = pieces(Format::Plain, &packed[..packed.len() - 4], Limits::default()).next().unwrap();
        assert!(matches!(cut, Err(Error::Io(_))));
    }

    #[test]
    fn lines_keep_their_numbers_and_go_on_after_a_long_one() {
        let reader = std::io::BufReader::with_capacity(4, &b"{1}\n\n  \r\n{too long}\n{2}"[..]);
        let all: Vec<_> = pieces(Format::JsonLines, reader, Limits { bytes: 6 }).collect();
        assert_eq!(all.len(), 3);
        assert_eq!(all[0].as_ref().unwrap().line, 1);
        assert!(matches!(all[1], Err(Error::LineTooLong { line: 4, limit: 6 })));
        assert_eq!(*all[2].as_ref().unwrap(), Piece { bytes: b"{2}".to_vec(), line: 5 });
    }
}
