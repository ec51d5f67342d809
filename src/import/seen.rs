/// Values by short hashes, for as many lines as there are.
///
/// In many short sorted lists: a map would need twice the memory, and half as much again whenever it grows.
pub(super) struct ByHash<V>(Vec<Vec<([u32; 2], V)>>);

const LISTS: usize = 4_096;

impl<V> Default for ByHash<V> {
    fn default() -> Self {
        Self((0..LISTS).map(|_| Vec::new()).collect())
    }
}

impl<V: Copy> ByHash<V> {
    /// Keeps the value unless there is one already, which is returned then.
    pub(super) fn insert(&mut self, hash: u64, value: V) -> Option<V> {
        let (list, key) = place(hash);
        let list = &mut self.0[list];
        match list.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(at) => Some(list[at].1),
            Err(at) => {
                if list.len() == list.capacity() {
                    list.reserve_exact(list.len() / 4 + 4);
                }
                list.insert(at, (key, value));
                None
            }
        }
    }

    pub(super) fn contains(&self, hash: u64) -> bool {
        let (list, key) = place(hash);
        self.0[list].binary_search_by_key(&key, |(key, _)| *key).is_ok()
    }
}

/// In which list a hash is, and its two halves.
#[expect(clippy::cast_possible_truncation, reason = "its two halves")]
const fn place(hash: u64) -> (usize, [u32; 2]) {
    (hash as usize % LISTS, [(hash >> 32) as u32, hash as u32])
}

/// Numbers of lines, a bit each.
#[derive(Default)]
pub(super) struct LineSet(Vec<u64>);

impl LineSet {
    pub(super) fn insert(&mut self, line: u32) {
        let (word, bit) = (line as usize / 64, line % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    pub(super) fn contains(&self, line: u32) -> bool {
        self.0.get(line as usize / 64).is_some_and(|word| word >> (line % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{ByHash, LineSet};

    #[test]
    fn what_was_kept_is_found_again_and_nothing_else() {
        let hash = |number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (mut seen, mut lines) = (ByHash::default(), LineSet::default());
        for number in 0..50_000 {
            assert_eq!(seen.insert(hash(number.into()), number), None);
            lines.insert(number * 3);
        }
        for number in 0..50_000 {
            assert_eq!(seen.insert(hash(number.into()), 0), Some(number));
            assert!(seen.contains(hash(number.into())) && !seen.contains(hash(u64::from(number) + 50_000)));
            assert_eq!([0, 1, 2].map(|more| lines.contains(number * 3 + more)), [true, false, false]);
        }
    }
}
