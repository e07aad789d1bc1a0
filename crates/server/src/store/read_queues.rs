//! The queues of reads. Look-ups by a key, such as that of a credential, never wait for lists, which may take long. One
//! person's lists wait for each other, so that the lists of others do not wait for many of them.

use super::error::StoreError;
use super::{lock, too_busy};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// How many look-ups and how many lists run at the same time.
const LOOK_UPS: usize = 4;
const LISTS: usize = 4;

/// How many lists of one person run at the same time.
const LISTS_OF_A_PERSON: usize = 2;

/// How long a read waits for those before it.
const TIMEOUT: Duration = Duration::from_secs(20);

/// What a read is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Of a few rows, by a key.
    LookUp,
    /// Of a list, for the person with this row id, or for nobody.
    List(Option<i64>),
}

/// The places of reads that run.
pub(super) struct ReadQueues {
    look_ups: Arc<Semaphore>,
    lists: Arc<Semaphore>,
    /// The queues of people whose lists run or wait.
    people: Mutex<HashMap<i64, Arc<Semaphore>>>,
}

/// The place of a read. Dropping it lets the next one run.
pub(super) struct Place {
    _own: Option<OwnedSemaphorePermit>,
    _shared: OwnedSemaphorePermit,
}

impl Default for ReadQueues {
    fn default() -> Self {
        Self {
            look_ups: Arc::new(Semaphore::new(LOOK_UPS)),
            lists: Arc::new(Semaphore::new(LISTS)),
            people: Mutex::default(),
        }
    }
}

impl ReadQueues {
    /// Waits for a place, first among the lists of this person.
    pub(super) async fn place(&self, kind: Kind) -> Result<Place, StoreError> {
        let (own, shared) = match kind {
            Kind::LookUp => (None, self.look_ups.clone()),
            Kind::List(person) => (person.map(|person| self.of(person)), self.lists.clone()),
        };
        let waiting = async {
            let own = match own {
                Some(own) => Some(own.acquire_owned().await?),
                None => None,
            };
            Ok(Place { _own: own, _shared: shared.acquire_owned().await? })
        };
        match tokio::time::timeout(TIMEOUT, waiting).await {
            Ok(place) => place.map_err(|error: AcquireError| StoreError::Broken(error.to_string())),
            Err(_) => Err(too_busy()),
        }
    }

    fn of(&self, person: i64) -> Arc<Semaphore> {
        let mut people = lock(&self.people);
        // A place, and a read that waits for one, hold the queue too.
        people.retain(|_, queue| Arc::strong_count(queue) > 1);
        people.entry(person).or_insert_with(|| Arc::new(Semaphore::new(LISTS_OF_A_PERSON))).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;

    #[tokio::test]
    async fn lists_of_one_person_keep_neither_look_ups_nor_others_waiting() {
        let folder = std::env::temp_dir().join(crate::secrets::new_uid());
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&folder.join("tokens.sqlite")).unwrap();
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (mut lists, mut ends) = (Vec::new(), Vec::new());
        for _ in 0..60 {
            let (end, ended) = mpsc::channel::<()>();
            let (store, running, most) = (store.clone(), running.clone(), most.clone());
            lists.push(tokio::spawn(async move {
                store
                    .read_list(Some(7), move |_| {
                        most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        // Until the other end is dropped.
                        let _ = ended.recv();
                        running.fetch_sub(1, Ordering::SeqCst);
                        Ok(())
                    })
                    .await
            }));
            ends.push(end);
        }
        while running.load(Ordering::SeqCst) < LISTS_OF_A_PERSON {
            tokio::task::yield_now().await;
        }
        let soon = Duration::from_secs(10);
        for _ in 0..20 {
            tokio::time::timeout(soon, store.person("admin")).await.expect("a look-up waits").unwrap();
            let other = store.read_list(Some(8), |_| Ok(()));
            tokio::time::timeout(soon, other).await.expect("a list of another person waits").unwrap();
        }
        assert_eq!(running.load(Ordering::SeqCst), LISTS_OF_A_PERSON);
        drop(ends);
        for list in lists {
            list.await.unwrap().unwrap();
        }
        assert_eq!(most.load(Ordering::SeqCst), LISTS_OF_A_PERSON);
        store.read_list(Some(8), |_| Ok(())).await.unwrap();
        assert_eq!(lock(&store.0.reads.people).len(), 1, "queues that nobody waits in are dropped");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
