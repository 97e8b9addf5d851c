//! What the browser's errors mean for the port.

use sync::store::StoreError;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Translates an error of the bindings.
pub(crate) fn of(error: &idb::Error) -> StoreError {
    if let idb::Error::DomException(exception) = error {
        return of_exception(exception);
    }
    if let idb::Error::AddFailed(value)
    | idb::Error::UpdateFailed(value)
    | idb::Error::DeleteFailed(value)
    | idb::Error::ClearFailed(value) = error
    {
        return of_value(value);
    }
    StoreError::Unknown(error.to_string())
}

/// Translates a thrown value.
pub(crate) fn of_value(value: &JsValue) -> StoreError {
    value.dyn_ref::<DomException>().map_or_else(
        || StoreError::Unknown("the browser refused".to_owned()),
        of_exception,
    )
}

/// Translates an exception by its name.
pub(crate) fn of_exception(exception: &DomException) -> StoreError {
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "DataError" | "NotReadableError" | "DataCloneError" => {
            StoreError::Damaged(exception.name())
        }
        name => StoreError::Unknown(name.to_owned()),
    }
}

/// What a value that is no byte string means.
pub(crate) fn not_bytes(store: &str) -> StoreError {
    StoreError::Damaged(format!("{store} holds something that is not bytes"))
}

#[cfg(test)]
mod tests {
    use super::{of, of_value};
    use sync::store::StoreError;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::DomException;

    fn exception(name: &str) -> DomException {
        DomException::new_with_message_and_name("", name).expect("a browser with exceptions")
    }

    #[wasm_bindgen_test]
    fn a_used_up_quota_is_full_wherever_it_shows() {
        let full = exception("QuotaExceededError");
        assert_eq!(
            of(&idb::Error::DomException(full.clone())),
            StoreError::Full
        );
        let thrown = idb::Error::UpdateFailed(JsValue::from(full.clone()));
        assert_eq!(of(&thrown), StoreError::Full);
        assert_eq!(of_value(&JsValue::from(full)), StoreError::Full);
    }

    #[wasm_bindgen_test]
    fn an_abort_is_an_unknown_outcome_and_never_not_written() {
        let aborted = of_value(&JsValue::from(exception("AbortError")));
        assert_eq!(aborted, StoreError::Unknown("AbortError".to_owned()));
        assert!(matches!(of_value(&JsValue::NULL), StoreError::Unknown(_)));
    }
}
