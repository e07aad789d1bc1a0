//! The names of all fields that the wire types read. To read a new field, add it to the list here.

macro_rules! fields {
    ($($key:ident $name:literal)*) => {
        /// A field that some wire type reads.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Field { $($key),* }

        impl Field {
            /// How many fields there are.
            pub(super) const COUNT: usize = [$(Self::$key),*].len();

            /// The field of this name on the wire; `None` if no wire type reads it.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

fields! {
    Uid "uid"
    Name "name"
    Email "email"
    FirstName "first_name"
    LastName "last_name"
    CreatedAt "created_at"
    UpdatedAt "updated_at"
    DeletedAt "deleted_at"
    ResourceType "resource_type"
    Labels "labels"
    Description "description"
    Scopes "scopes"
    User "user"
    Organization "organization"
    ExpiredAt "expired_at"
    LastUsedAt "last_used_at"
    IsExpired "is_expired"
    IsApiToken "is_api_token"
    IsOrganizationToken "is_organization_token"
    IsGlobalAccess "is_global_access"
    DeploymentUids "deployment_uids"
    DeploymentNames "deployment_names"
    IsAccessToken "is_access_token"
    IsGlobalRouterAccess "is_global_router_access"
    Cluster "cluster"
    IsSaas "is_saas"
    Server "server"
    Role "role"
    Username "username"
    IsMonitoringToken "is_monitoring_token"
    IsSuperAdmin "is_super_admin"
    Token "token"
    Key "key"
    Value "value"
    Status "status"
    KubeNamespace "kube_namespace"
    Start "start"
    Count "count"
    Total "total"
    Items "items"
    Code "code"
    Error "error"
    Message "message"
    Detail "detail"
    OperationName "operation_name"
    ApiTokenName "api_token_name"
    Creator "creator"
    Resource "resource"
    ResourceDeleted "resource_deleted"
    CreatedWith "created_with"
    IsDeleted "is_deleted"
    Credential "credential"
    Latest "latest"
    Kind "kind"
    Address "address"
    IsCurrent "is_current"
    SystemUser "system_user"
    CredentialUid "credential_uid"
    Before "before"
    After "after"
    SignInLink "sign_in_link"
    ValueReplaced "value_replaced"
    Credentials "credentials"
    KeepEventsDays "keep_events_days"
}
